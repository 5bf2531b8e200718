/** What comes out of the loudspeaker: every audio element that was told to play, and which of them do. */

export class Loudspeaker {
  readonly elements = new Set<HTMLMediaElement>();
  #isRefusing = false;
  readonly #play = HTMLMediaElement.prototype.play;

  constructor() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the elements' own `this` is needed, too
    const speaker = this;
    HTMLMediaElement.prototype.play = function play(this: HTMLMediaElement) {
      speaker.elements.add(this);
      this.muted = true; // a headless Firefox has no device for sound that can be heard, and fails over it
      if (speaker.#isRefusing)
        return Promise.reject(new DOMException('Not without a press.', 'NotAllowedError'));
      return speaker.#play.call(this);
    };
  }

  /** As a browser does in a page that nobody has touched. */
  refuse(): void {
    this.#isRefusing = true;
  }

  allow(): void {
    this.#isRefusing = false;
  }

  /** How many sounds are heard at the moment. */
  get playing(): number {
    return [...this.elements].filter(({paused, ended}) => !paused && !ended).length;
  }

  remove(): void {
    HTMLMediaElement.prototype.play = this.#play;
  }
}
