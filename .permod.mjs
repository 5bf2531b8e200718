// per-module brotli (alone, minified) of the chunk text-writer
import {rollup} from 'rollup'; import {minify} from '@swc/core'; import {brotliCompressSync, constants} from 'node:zlib';
import cfgs from '/work/wt/md/rollup.config.mjs';
const cfg=cfgs[1];
const b=await rollup({...cfg,logLevel:'silent'});
const {output}=await b.generate({...cfg.output,plugins:[],sourcemap:false});
const br=s=>brotliCompressSync(Buffer.from(s),{params:{[constants.BROTLI_PARAM_QUALITY]:11}}).length;
const min=async s=>(await minify(s,{module:true,compress:{passes:3,ecma:2020},mangle:true,format:{comments:false}})).code;
const want=process.argv.slice(2);
for(const c of output){ if(c.type!=='chunk'||!want.some(w=>c.name.startsWith(w)))continue;
 const all=await min(c.code); console.log('==',c.name,'min',all.length,'br',br(all));
 const mods=Object.entries(c.modules).filter(([,m])=>m.code);
 const rows=[];
 for(const [id,m] of mods){ const rest=mods.filter(([x])=>x!==id).map(([,m])=>m.code).join('\n');
  // keep exports by wrapping: minify non-module so top-levels survive
  const mm=async s=>(await minify(s,{module:false,compress:{passes:3,ecma:2020,unused:false},mangle:{toplevel:true},format:{comments:false}})).code;
  const whole=mods.map(([,m])=>m.code).join('\n');
  globalThis.W??={}; W[c.name]??=br(await mm(whole));
  rows.push([id.replace(/.*\/(src|node_modules)\//,''),(await mm(m.code)).length,W[c.name]-br(await mm(rest))]);
 }
 rows.sort((a,b)=>b[2]-a[2]); for(const r of rows)console.log(r[0].padEnd(45),String(r[1]).padStart(7),String(r[2]).padStart(6));
 console.log('sum',rows.reduce((s,r)=>s+r[2],0), 'whole', W[c.name]);
}
