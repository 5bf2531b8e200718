/** Character references: `&amp;`, `&#38;` and `&#x26;`. */

/**
 * The names people write, of the 2 125 there are: each number (base 36, after a 0) is the code of the name
 * behind it, and the names after that have the codes after that.
 */
const table =
  '09 Tab NewLine 0x excl quot num dollar percnt amp apos lpar rpar ast plus comma 01a period sol 01m ' +
  'colon semi lt equals gt quest commat 02j lbrack bsol rbrack 02n lowbar grave 03f lbrace vert rbrace ' +
  '04g nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute ' +
  'Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde ' +
  'Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave ' +
  'aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
  'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml 07i ' +
  'Dcaron 09e OElig oelig 09s Scaron scaron 0ag Yuml 0b6 fnof 0jq circ 0kc tilde 0pd Alpha Beta Gamma ' +
  'Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho 0pv Sigma Tau Upsilon Phi Chi ' +
  'Psi Omega 0q9 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi ' +
  'rho sigmaf sigma tau upsilon phi chi psi omega 0r5 thetasym upsih 0ra piv 06bm ensp emsp 06bt thinsp ' +
  '06bw zwnj zwj lrm rlm hyphen 06c3 ndash mdash 06c8 lsquo rsquo sbquo 06cc ldquo rdquo bdquo 06cg ' +
  'dagger Dagger bull 06cm hellip 06cw permil 06cy prime Prime 06d5 lsaquo rsaquo 06da oline 06dg frasl ' +
  '06gc euro 06iz HilbertSpace 06j5 image 06jc weierp 06jg real 06jm trade 06k5 alefsym 06km ' +
  'DifferentialD 06kz frac13 frac23 06mo larr uarr rarr darr harr 06np crarr 06og lArr uArr rArr dArr ' +
  'hArr 06ps forall 06pu part exist 06px empty 06pz nabla isin notin 06q3 ni 06q7 prod 06q9 sum minus ' +
  '06qf lowast 06qi radic 06ql prop infin 06qo ang 06qv and or cap cup int 06r6 ' +
  'ClockwiseContourIntegral 06r8 there4 06rg sim 06rp cong 06rs asymp 06sg ne equiv 06sk le ge 06te sub ' +
  'sup nsub 06ti sube supe 06tx oplus 06tz otimes 06ud perp 06v9 sdot 06x4 lceil rceil lfloor rfloor ' +
  '06y1 lang rang 07gq loz 07kw spades 07kz clubs 07l1 hearts diams 07pv check 07pz cross 059 half ';

let named: Map<string, string> | undefined;

const reference = /^&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z\d]{1,31}));$/;

/** What the reference stands for, if it stands for anything. */
export function readReference(text: string): string | undefined {
  const [, hex, decimal, name] = reference.exec(text) ?? [];
  if (name) return characterOf(name);
  if (hex) return fromCode(parseInt(hex, 16));
  return decimal && fromCode(Number(decimal));
}

/** Text with its references resolved, as in an attribute of a tag. */
export function decodeReferences(text: string): string {
  return text.replace(/&#?\w+;/g, (match) => readReference(match) ?? match);
}

function fromCode(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** The character with this name. */
function characterOf(name: string): string | undefined {
  if (named) return named.get(name);
  named = new Map();
  let code = 0;
  for (const word of table.trim().split(' ')) {
    if (word.startsWith('0')) code = parseInt(word, 36);
    else named.set(word, String.fromCharCode(code++));
  }
  return named.get(name);
}
