import { COOKIES, MOST_KEPT, NOTES, SECONDS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, source } from '../source.js';

/** Logins under way, sessions, and their cookies. */
export function javaSessionsFile({ sameSite, cookieNotes }: ProjectModel): string {
  return source`
package sgid;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Logins under way, sessions, and their cookies. */
final class Sessions {
    ${comment('//', NOTES.serverSide)}
    record Login(String browserId, String nonce, String codeVerifier) {}

    /** Who logged in. sub is stable for this client; every client gets another for the same person. */
    record Person(
        String sub,
        SgidData data,
        // The same by scope.
        Map<String, Object> values,
        // Scopes whose values came and cannot be read.
        List<String> unreadable) {}

    private record Kept<T>(T value, long endsAt) {}

    ${comment('//', NOTES.memory)}
    private static final class Store<T> {
        private final Map<String, Kept<T>> kept = new LinkedHashMap<>();

        synchronized void keep(String id, T value, int seconds) {
            long now = System.nanoTime();
            // The oldest come first: what has ended goes, and so does what is too much.
            Iterator<Kept<T>> oldest = kept.values().iterator();
            while (oldest.hasNext()) {
                boolean lives = oldest.next().endsAt() - now > 0;
                if (lives && kept.size() < ${MOST_KEPT}) break;
                oldest.remove();
            }
            kept.put(id, new Kept<>(value, now + seconds * 1_000_000_000L));
        }

        synchronized T find(String id) {
            Kept<T> found = kept.get(id);
            return found != null && found.endsAt() - System.nanoTime() > 0 ? found.value() : null;
        }

        synchronized T take(String id, Predicate<T> fits) {
            T found = find(id);
            if (found == null || !fits.test(found)) return null;
            kept.remove(id);
            return found;
        }

        synchronized void remove(String id) {
            kept.remove(id);
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Store<Login> LOGINS = new Store<>();
    private static final Store<Person> SESSIONS = new Store<>();

    private Sessions() {}

    /** A value that nobody can guess. */
    static String newSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void keepLogin(String state, Login login) {
        LOGINS.keep(state, login, ${SECONDS.login});
    }

    ${comment('//', NOTES.takenFirst, NOTES.bound)}
    static Login takeLogin(String state, String browserId) {
        return LOGINS.take(state, login -> login.browserId().equals(browserId));
    }

    ${comment('//', NOTES.newId)}
    static String startSession(Person person) {
        String id = newSecret();
        SESSIONS.keep(id, person, ${SECONDS.session});
        return id;
    }

    static Person personOf(String id) {
        return SESSIONS.find(id);
    }

    static void endSession(String id) {
        SESSIONS.remove(id);
    }

    ${comment('//', ...cookieNotes)}
    enum Cookie {
        LOGIN("${COOKIES.login}", "Lax", ${SECONDS.login}),
        SESSION("${COOKIES.session}", "${sameSite}", ${SECONDS.session});

        private final String name;
        private final String sameSite;
        private final int seconds;

        Cookie(String name, String sameSite, int seconds) {
            this.name = name;
            this.sameSite = sameSite;
            this.seconds = seconds;
        }

        private String fullName() {
            return (Config.IS_HTTPS ? "__Host-" : "") + name;
        }

        /** A Set-Cookie header; no value takes the cookie away. */
        String set(String value) {
            String secure = Config.IS_HTTPS || sameSite.equals("None") ? "; Secure" : "";
            String age = "; Max-Age=" + (value.isEmpty() ? 0 : seconds);
            return fullName() + "=" + value + "; Path=/" + age + "; HttpOnly; SameSite=" + sameSite + secure;
        }

        /** The value in a Cookie header; empty where there is none. */
        String read(String header) {
            String start = fullName() + "=";
            for (String pair : (header == null ? "" : header).split("; *")) {
                if (pair.startsWith(start)) return pair.substring(start.length());
            }
            return "";
        }
    }
}
`;
}
