import { ANSWERS, NOTES, REASONS, SECONDS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, only, source } from '../source.js';
import { PAGE_HEADERS } from '../typescript/pages.js';

/** A login over plain HTTP; tokens and userinfo are in `Oidc`. */
export function javaLoginFile(): string {
  return source`
package sgid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A login with sgID over plain HTTP. */
final class SgidLogin {
    /** A login that goes no further, for a reason that the log may have. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason);
        }
    }

    /** Where to send the browser, and what it has to bring back. */
    record Start(String url, String browserId) {}

    private SgidLogin() {}

    static Start start() throws Exception {
        String state = Sessions.newSecret();
        Sessions.Login login = new Sessions.Login(Sessions.newSecret(), Sessions.newSecret(), Sessions.newSecret());
        Sessions.keepLogin(state, login);
        byte[] verifier = login.codeVerifier().getBytes(StandardCharsets.US_ASCII);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", Config.CLIENT_ID);
        query.put("scope", String.join(" ", Config.SCOPES));
        query.put("response_type", "code");
        query.put("redirect_uri", Config.REDIRECT_URI);
        query.put("nonce", login.nonce());
        query.put("state", state);
        query.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        query.put("code_challenge_method", "S256");
        return new Start(Oidc.ISSUER + "/oauth/authorize?" + Oidc.encoded(query), login.browserId());
    }

    /** Who is back. Throws Refused, and other exceptions where an answer of sgID is not as it must be. */
    static Sessions.Person finish(Map<String, List<String>> query, String browserId) throws Exception {
        ${comment('//', NOTES.state, NOTES.takenFirst)}
        List<String> states = query.getOrDefault("state", List.of());
        boolean known = states.size() == 1 && !browserId.isEmpty();
        Sessions.Login login = known ? Sessions.takeLogin(states.get(0), browserId) : null;
        if (login == null) throw new Refused("${REASONS.state}");
        for (String issuer : query.getOrDefault("iss", List.of())) {
            if (!issuer.equals(Oidc.ISSUER)) throw new Refused("${REASONS.issuer}");
        }
        if (query.containsKey("error")) throw new Refused("${REASONS.error}");
        List<String> codes = query.getOrDefault("code", List.of());
        if (codes.size() != 1 || codes.get(0).isEmpty()) throw new Refused("${REASONS.code}");
        Oidc.Tokens tokens = Oidc.exchangeCode(codes.get(0), login.codeVerifier());
        String sub = Oidc.verifyIdToken(tokens.idToken(), login.nonce(), tokens.accessToken());
        return SgidData.readPerson(sub, Oidc.fetchData(tokens.accessToken(), sub));
    }
}
`;
}

/** A server on the JDK's own `HttpServer`. */
export function javaServerFile(model: ProjectModel): string {
  const { rendersPages, needsCors, routes } = model;
  const started = rendersPages ? `"${routes.home}"` : 'Config.FRONTEND_ORIGIN + "/"';
  const done = rendersPages ? `"${routes.person}"` : started;
  const answer = (status: number, text: string) =>
    rendersPages
      ? `send(exchange, ${status}, page("${text}", "<p><a href=\\"${routes.home}\\">Start again</a></p>"));`
      : `send(exchange, ${status}, JSONObjectUtils.toJSONString(Map.of("error", "${text}")));`;
  return source`
package sgid;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
${only(rendersPages, 'import java.util.LinkedHashSet;')}
import java.util.List;
import java.util.Map;
${only(rendersPages, 'import java.util.Set;')}
import java.util.concurrent.Executors;
${only(rendersPages, 'import java.util.stream.Collectors;')}

/** A server that logs people in with sgID. */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) throws IOException {
        // Somebody who sends half a request, or reads no answer, would keep a thread for good: times in seconds.
        System.setProperty("jdk.httpserver.maxConnections", "500");
        System.setProperty("sun.net.httpserver.maxReqTime", "${SECONDS.request}");
        System.setProperty("sun.net.httpserver.maxRspTime", "${SECONDS.request * 3}");
        String host = System.getenv("HOST");
        InetSocketAddress address = new InetSocketAddress(host == null ? "127.0.0.1" : host, Config.PORT);
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", Server::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ${PAGE_HEADERS.map(([name, value]) => `exchange.getResponseHeaders().set("${name}", "${value}");`)}
            ${only(
              needsCors,
              source`
${comment('//', NOTES.cors)}
exchange.getResponseHeaders().set("Vary", "Origin");
if (Config.FRONTEND_ORIGIN.equals(exchange.getRequestHeaders().getFirst("Origin"))) {
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", Config.FRONTEND_ORIGIN);
    exchange.getResponseHeaders().set("Access-Control-Allow-Credentials", "true");
}
`,
            )}
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                ${only(rendersPages, `case "GET ${routes.home}" -> send(exchange, 200, page("Log in", "<p><a href=\\"${routes.login}\\">Log in with sgID</a></p>"));`)}
                case "GET ${routes.login}" -> login(exchange);
                case "GET ${routes.redirect}" -> backFromSgid(exchange);
                case "GET ${routes.person}" -> whoIsLoggedIn(exchange);
                case "POST ${routes.logout}" -> logout(exchange);
                default -> ${answer(404, ANSWERS.missing)}
            }
        } catch (Exception error) {
            System.err.println("A request failed: " + error.getClass().getSimpleName());
        }
    }

    private static void login(HttpExchange exchange) throws Exception {
        SgidLogin.Start start = SgidLogin.start();
        setCookie(exchange, Sessions.Cookie.LOGIN.set(start.browserId()));
        redirect(exchange, start.url());
    }

    private static void backFromSgid(HttpExchange exchange) throws IOException {
        setCookie(exchange, Sessions.Cookie.LOGIN.set(""));
        Sessions.Person person;
        try {
            Map<String, List<String>> query = queryOf(exchange.getRequestURI().getRawQuery());
            person = SgidLogin.finish(query, Sessions.Cookie.LOGIN.read(cookies(exchange)));
        } catch (Exception error) {
            boolean refused = error instanceof SgidLogin.Refused;
            // What sgID answered may be in the text of an error; its kind is enough.
            System.err.println("Login failed: " + (refused ? error.getMessage() : error.getClass().getSimpleName()));
            ${
              rendersPages
                ? linesOf(`if (refused) ${answer(403, ANSWERS.refused)}
else ${answer(502, ANSWERS.failed)}`)
                : [`redirect(exchange, ${started} + (refused ? "?login=refused" : "?login=failed"));`]
            }
            return;
        }
        Sessions.endSession(Sessions.Cookie.SESSION.read(cookies(exchange)));
        setCookie(exchange, Sessions.Cookie.SESSION.set(Sessions.startSession(person)));
        redirect(exchange, ${done});
    }

    private static void whoIsLoggedIn(HttpExchange exchange) throws IOException {
        Sessions.Person person = Sessions.personOf(Sessions.Cookie.SESSION.read(cookies(exchange)));
        if (person == null) {
            ${answer(401, ANSWERS.loggedOut)}
            return;
        }
        ${
          rendersPages
            ? linesOf(`StringBuilder rows = new StringBuilder("<dl><dt>sub</dt><dd>" + escaped(person.sub()) + "</dd>");
person.values().forEach((name, value) -> {
    String text = person.unreadable().contains(name) ? "cannot be read" : shown(value);
    rows.append("<dt>" + escaped(name) + "</dt><dd>" + text + "</dd>");
});
rows.append("</dl><form method=\\"post\\" action=\\"${routes.logout}\\"><button>Log out</button></form>");
send(exchange, 200, page("Logged in", rows.toString()));`)
            : linesOf(`Map<String, Object> body = new LinkedHashMap<>();
body.put("sub", person.sub());
body.put("data", person.values());
body.put("unreadable", person.unreadable());
send(exchange, 200, JSONObjectUtils.toJSONString(body));`)
        }
    }

    private static void logout(HttpExchange exchange) throws IOException {
        ${comment('//', NOTES.origin)}
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin == null || !Config.OWN_ORIGINS.contains(origin)) {
            ${answer(403, ANSWERS.foreign)}
            return;
        }
        Sessions.endSession(Sessions.Cookie.SESSION.read(cookies(exchange)));
        setCookie(exchange, Sessions.Cookie.SESSION.set(""));
        ${rendersPages ? `redirect(exchange, ${started});` : 'exchange.sendResponseHeaders(204, -1);'}
    }

    private static String cookies(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Cookie");
    }

    private static void setCookie(HttpExchange exchange, String cookie) {
        exchange.getResponseHeaders().add("Set-Cookie", cookie);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "${rendersPages ? 'text/html; charset=utf-8' : 'application/json'}");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, List<String>> queryOf(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(value);
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
    ${only(
      rendersPages,
      source`

private static String page(String title, String body) {
    String head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + escaped(title) + "</title>";
    return head + "<h1>" + escaped(title) + "</h1>" + body + "</html>";
}

/** A value as markup: lines one below the other, records as a table. */
private static String shown(Object value) {
    if (value == null) return "not held";
    if (value instanceof Map) return table(List.of(value));
    if (!(value instanceof List<?> list)) return escaped(String.valueOf(value));
    if (list.isEmpty()) return "none";
    if (list.stream().allMatch(one -> one instanceof Map)) return table(list);
    return list.stream().map(Server::shown).collect(Collectors.joining("<br>"));
}

private static String table(List<?> records) {
    Set<Object> names = new LinkedHashSet<>();
    for (Object record : records) names.addAll(((Map<?, ?>) record).keySet());
    StringBuilder rows = new StringBuilder("<table border=\"1\"><tr>");
    for (Object name : names) rows.append("<th>" + escaped(String.valueOf(name)) + "</th>");
    for (Object record : records) {
        rows.append("</tr><tr>");
        for (Object name : names) rows.append("<td>" + shown(((Map<?, ?>) record).get(name)) + "</td>");
    }
    return rows + "</tr></table>";
}

private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(code -> {
        if ("&<>\"'".indexOf(code) >= 0) safe.append("&#").append(code).append(';');
        else safe.appendCodePoint(code);
    });
    return safe.toString();
}
`,
    )}
}
`
    .replace(/\n\n\n+/g, '\n\n')
    .replace(rendersPages ? 'import com.nimbusds.jose.util.JSONObjectUtils;\n' : '\0', '');
}
