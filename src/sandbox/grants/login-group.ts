import type { AuthorizationRequest } from '../authorize/authorization-request.js';

/** Of one client at once: of pages that were navigated to, and of what a page of another site asked for without showing it. */
const MOST = { shown: 2_000, unseen: 200 } as const;
const UNSEEN = ' unseen';

/**
 * Whom a login makes room for, and who makes room for it: its client, and whether a browser went to it.
 *
 * A page can send thousands of authorization requests as images, frames or with `fetch`, and whoever sits before the
 * browser sees nothing of it. The browser says so in `Sec-Fetch-Dest`, which no page can alter (Fetch Metadata 2.1): those
 * logins crowd out one another, and none that somebody is looking at. Programs that are no browsers send no such header.
 */
export function loginGroup({ client }: Pick<AuthorizationRequest, 'client'>, headers: Headers): string {
  const destination = headers.get('sec-fetch-dest');
  const isShown = destination === null || destination === 'document';
  return isShown ? client.clientId : `${client.clientId}${UNSEEN}`;
}

/** How many logins of a group may be under way at once. */
export function mostOfGroup(group: string): number {
  return group.endsWith(UNSEEN) ? MOST.unseen : MOST.shown;
}
