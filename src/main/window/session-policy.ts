import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-origin.js';

/** Denies the session every permission, every device, and every request that is not for the app's own pages. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => {
    const own =
      details.url.startsWith(`${APP_ORIGIN}/`) || details.url.startsWith('devtools://') || isData(details.url);
    decide({ cancel: !own });
  });
}

/** Denies every page navigation, new windows and webviews. The system browser is opened by main alone. */
export function lockDownContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // No policy of the page covers WebRTC, which would reach the network by UDP.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

function isData(url: string): boolean {
  return url.startsWith('data:image/');
}
