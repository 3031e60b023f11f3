// Serves the compiled handlers of a project for Next.js as Next.js would call them, without Next.js.
// node next-server.cjs app|pages FOLDER, with PORT in the environment
const { existsSync, readdirSync, statSync } = require('node:fs');
const { createServer } = require('node:http');
const { join, relative, sep } = require('node:path');

const [router, folder] = process.argv.slice(2);
const root = join(folder, router);
const routes = new Map();
for (const name of readdirSync(root, { recursive: true })) {
  if (!name.endsWith('.js') || statSync(join(root, name)).isDirectory()) continue;
  const path = `/${relative(root, join(root, name)).split(sep).join('/')}`;
  if (router === 'app' && path.endsWith('/route.js')) routes.set(path.slice(0, -'/route.js'.length), join(root, name));
  if (router === 'pages') routes.set(path.replace(/(\/index)?\.js$/, ''), join(root, name));
}

createServer(async (request, response) => {
  const file = routes.get(new URL(request.url, 'http://localhost').pathname);
  if (file === undefined || !existsSync(file)) return response.writeHead(404).end();
  await (router === 'app' ? appRoute : pagesRoute)(require(file), request, response);
}).listen(Number(process.env.PORT), '127.0.0.1');

async function appRoute(module, incoming, outgoing) {
  const { host, ...headers } = incoming.headers;
  const request = new Request(`http://${host}${incoming.url}`, { method: incoming.method, headers });
  const handler = module[incoming.method];
  const answer = handler === undefined ? new Response(null, { status: 405 }) : await handler(request);
  outgoing.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  outgoing.setHeader('set-cookie', answer.headers.getSetCookie());
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}

async function pagesRoute(module, request, response) {
  if (module.getServerSideProps !== undefined) {
    const outcome = await module.getServerSideProps({ req: request, res: response });
    // Next.js would render the props; a redirect is what whoever is not logged in gets.
    if (outcome.redirect) return response.writeHead(307, { Location: outcome.redirect.destination }).end();
    return response.end(JSON.stringify(outcome.props ?? {}));
  }
  response.status = (status) => Object.assign(response, { statusCode: status });
  response.json = (body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  response.send = (body) => response.end(body);
  response.redirect = (status, location) => response.writeHead(status, { Location: location }).end();
  return module.default(request, response);
}
