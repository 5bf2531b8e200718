import type {Plural} from './plural.js';

/** What is said of an agent's steps and of a workflow's run, in English. */
export const enTrace = {
  usingTool: 'Using {tool}…',
  usedTool: 'Used {tool}',
  knowledge: 'Knowledge',
  thought: 'Thought',
  input: 'Input',
  output: 'Output',
  showAll: 'Show all',
  working: 'Working…',
  /** `{time}`: as below. */
  workedFor: 'Worked for {time}',
  worked: 'Done',
  partlyWorked: 'Finished with exceptions',
  failedAt: 'Failed at {step}',
  runFailed: 'Failed',
  runStopped: 'Stopped',
  runPaused: 'Waiting for a decision',
  steps: 'Steps',
  seconds: '{seconds} s',
  minutes: '{minutes} min {seconds} s',
  round: 'Round {number}',
  rounds: {one: '{count} round', other: '{count} rounds'} as Plural,
  together: 'At the same time',
  triedAgain: {one: 'tried again', other: 'tried again {count}×'} as Plural,
  unnamedStep: 'Step',
  states: {
    running: 'Running',
    succeeded: 'Done',
    failed: 'Failed',
    exception: 'Failed, and went on without',
    retry: 'Trying again',
    paused: 'Waiting',
    pending: 'Waiting',
    stopped: 'Stopped',
  },
};
