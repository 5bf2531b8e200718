// @ts-check
/** What one stand-in remembers while it runs. */
import {demoApps} from './apps.mjs';
import {Files} from './files.mjs';
import {Passports} from './passports.mjs';
import {RequestLog} from './request-log.mjs';
import {Gates} from './steps.mjs';
import {Store} from './store.mjs';

export class ServerState {
  apps = demoApps();
  store = new Store();
  gates = new Gates();
  log = new RequestLog();
  passports = new Passports();
  files = new Files((key) => this.apps.get(key)?.fileLifetime ?? 0);
  /** Users who were given the past of their app. @type {Set<string>} */
  planted = new Set();
  /** Users and what they have asked for `once`. @type {Set<string>} */
  #askedOnce = new Set();
  /** Answers being generated, by task id. @type {Map<string, import('./run.mjs').Run>} */
  runs = new Map();
  /** Every run of a chatflow since 1.13, by its id. @type {Map<string, import('./run.mjs').Run>} */
  workflowRuns = new Map();
  /** Answers that a test has written, by name. @type {Map<string, import('./phrases.mjs').Play>} */
  plays = new Map();

  /** @param {number} pace Factor of all waits; 0 is as fast as possible. */
  constructor(pace) {
    this.pace = pace;
  }

  /**
   * What a question stands for: with `once` behind it, for itself the first time and for a greeting from then on, so
   * that one can see what comes of trying again.
   *
   * @param {string} user
   * @param {string} query
   * @returns {string}
   */
  heard(user, query) {
    const words = /^\s*(error .+?) once\s*$/i.exec(query)?.[1];
    if (words === undefined) return query;
    const asked = `${user} ${words}`;
    if (this.#askedOnce.has(asked)) return 'Hello';
    this.#askedOnce.add(asked);
    return words;
  }

  /**
   * @param {(form: import('./forms.mjs').Form) => boolean} fits
   * @returns {{run: import('./run.mjs').Run, form: import('./forms.mjs').Form} | undefined}
   */
  findForm(fits) {
    for (const run of this.workflowRuns.values()) {
      const form = run.forms.all.find(fits);
      if (form) return {run, form};
    }
    return undefined;
  }
}
