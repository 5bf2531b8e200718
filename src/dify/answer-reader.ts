/** Reads answers, the one that is coming and those of the past. Loaded on its own, after the panel. */
export {answersTo, factsFrom} from './answers-to.js';
export {turnsOf} from './history.js';
