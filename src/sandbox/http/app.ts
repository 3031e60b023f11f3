import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Provider } from '../provider.js';
import { authorizeRoute } from '../routes/authorize.js';
import { consentRoute } from '../routes/consent.js';
import { discoveryRoute } from '../routes/discovery.js';
import { jwksRoute } from '../routes/jwks.js';
import { otherRoutes, unknownRoute } from '../routes/other.js';
import { tokenRoute } from '../routes/token.js';
import { userInfoRoute } from '../routes/userinfo.js';
import { send } from './answer.js';
import type { Route } from './exchange.js';
import { serve } from './serve.js';

/** Node's own request and response, beside those of the web. */
type Bindings = { Bindings: HttpBindings };

/** Every path of the sandbox. */
export function createApp(provider: Provider): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const routes = [
    discoveryRoute(provider),
    jwksRoute(provider),
    authorizeRoute(provider),
    consentRoute(provider),
    tokenRoute(provider),
    userInfoRoute(provider),
    ...otherRoutes(provider),
  ];
  const answer = async (route: Route, { req, env }: Context<Bindings>) =>
    send(await serve(provider, route, req.raw), env.outgoing);
  for (const route of routes) app.all(route.path, (context) => answer(route, context));
  app.notFound((context) => answer(unknownRoute, context));
  return app;
}
