import { Hono } from 'hono';
import type { Provider } from '../provider.js';
import { authorizeRoute } from '../routes/authorize.js';
import { consentRoute } from '../routes/consent.js';
import { discoveryRoute } from '../routes/discovery.js';
import { jwksRoute } from '../routes/jwks.js';
import { otherRoutes, unknownRoute } from '../routes/other.js';
import { tokenRoute } from '../routes/token.js';
import { userInfoRoute } from '../routes/userinfo.js';
import { serve } from './serve.js';

/** Every path of the sandbox. */
export function createApp(provider: Provider): Hono {
  const app = new Hono();
  const routes = [
    discoveryRoute(provider),
    jwksRoute(provider),
    authorizeRoute(provider),
    consentRoute(provider),
    tokenRoute(provider),
    userInfoRoute(provider),
    ...otherRoutes(provider),
  ];
  for (const route of routes) app.all(route.path, (context) => serve(provider, route, context.req.raw));
  app.notFound((context) => serve(provider, unknownRoute, context.req.raw));
  return app;
}
