/** Asks, and reads the answer that comes. Loaded on its own, after the panel. */
export {answersTo, factsOfRun, questionsAt} from './answers-to.js';
