/** The colour of an HTTP status: a redirect is an answer like any other, and no failure. */
export function statusTone(status: number): 'pass' | 'accent' | 'fail' {
  if (status < 300) return 'pass';
  return status < 400 ? 'accent' : 'fail';
}
