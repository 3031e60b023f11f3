/** Where a secret of a logged request is revealed or copied, this and the request's id stand for the id of a run. */
export const SANDBOX_REQUEST = 'sandbox-request:';
