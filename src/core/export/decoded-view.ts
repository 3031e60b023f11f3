/** A text as it reads after decoding, with where in the original each of its code units came from. */
export interface DecodedView {
  readonly text: string;
  /** Start and end in the original for each code unit of `text`; undefined where the view is the original. */
  readonly starts?: Uint32Array | undefined;
  readonly ends?: Uint32Array | undefined;
}

/** A stretch of the original, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where in the original a stretch of a view came from. */
export function originOf(view: DecodedView, start: number, end: number): Span {
  if (view.starts === undefined || view.ends === undefined) return { start, end };
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 };
}

/** Makes a view of a view, piece by piece from left to right. No piece may be longer than what it was decoded from. */
export class ViewBuilder {
  readonly #source: DecodedView;
  readonly #pieces: string[] = [];
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #length = 0;

  constructor(source: DecodedView) {
    this.#source = source;
    this.#starts = new Uint32Array(source.text.length);
    this.#ends = new Uint32Array(source.text.length);
  }

  /** Takes over a stretch of the source as it is. */
  keep(from: number, to: number): void {
    if (from === to) return;
    this.#pieces.push(this.#source.text.slice(from, to));
    const { starts, ends } = this.#source;
    for (let index = from; index < to; index += 1) this.#place(starts?.[index] ?? index, ends?.[index] ?? index + 1);
  }

  /** Puts decoded text in place of a stretch of the source; each of its code units stands for the whole stretch. */
  replace(from: number, to: number, decoded: string): void {
    this.#pieces.push(decoded);
    const { start, end } = originOf(this.#source, from, to);
    for (let unit = 0; unit < decoded.length; unit += 1) this.#place(start, end);
  }

  toView(): DecodedView {
    return {
      text: this.#pieces.join(''),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }

  #place(start: number, end: number): void {
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#length += 1;
  }
}
