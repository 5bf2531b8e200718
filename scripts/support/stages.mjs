/** Which modules of the widget share a file, and how the files are named. */
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';

/**
 * What a page loads one after the other on the way to an answer: each file holds all that its modules need and no file
 * before it has. What asks questions and reads answers, and the table of features, come together once the app is known:
 * in one file they are an eighth smaller than in four, since brotli finds in one part what it has seen in another.
 */
const stages = {
  index: ['src/index.ts'],
  'chat-panel': ['src/chat-panel.ts'],
  asking: ['src/features/feature-set.ts', 'src/session/answering.ts', 'src/dify/answers-to.ts'],
  // Small things that several features share: each in a file of its own would be a request, which costs more than it holds.
  shared: [
    'src/features/when-closed.ts',
    'src/features/control-styles.ts',
    'src/i18n/localize-answers.ts',
    'src/i18n/numbers.ts',
    'src/session/presence.ts',
    'src/view/clipboard.ts',
    'src/view/thought-for.ts',
    'src/view/urls.ts',
    'src/view/when-idle.ts',
  ],
};

/**
 * For rollup's `manualChunks`. What is in no stage goes where rollup puts it.
 *
 * @returns {import('rollup').GetManualChunk}
 */
export function byStage() {
  /** @type {Map<string, string>} */
  const stageOf = new Map();
  return (id, {getModuleInfo}) => {
    if (stageOf.size === 0) {
      for (const [stage, roots] of Object.entries(stages)) {
        const modules = new Set(roots.map((root) => resolve(root)));
        for (const each of modules) {
          if (!stageOf.has(each)) stageOf.set(each, stage);
          for (const imported of getModuleInfo(each)?.importedIds ?? []) modules.add(imported); // a Set grows as it is walked
        }
      }
    }
    return stageOf.get(id);
  };
}

/** What makes files of modules, besides the packages that the lock file names. */
const makers = [
  'package-lock.json',
  'rollup.config.mjs',
  ...readdirSync('scripts/support').map((file) => `scripts/support/${file}`),
];

/**
 * One digest of all that a build is made of. Chunks stand in a folder of that name: a table that names seventeen of them
 * need not say a hash for each.
 *
 * @returns {{digest: () => string, plugin: import('rollup').Plugin}}
 */
export function digestOfBuild() {
  let digest = '';
  const plugin = {
    name: 'digest-of-build',
    /** @this {import('rollup').PluginContext} */
    buildEnd() {
      const hash = createHash('sha256');
      for (const file of makers) hash.update(readFileSync(file));
      for (const id of [...this.getModuleIds()].sort()) hash.update(this.getModuleInfo(id)?.code ?? '');
      digest = BigInt(`0x${hash.digest('hex')}`)
        .toString(36)
        .slice(0, 8);
    },
  };
  return {digest: () => digest, plugin};
}
