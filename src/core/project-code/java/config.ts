import { NOTES, VARIABLES } from '../facts.js';
import { javaText } from '../literals.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';

/** The settings: secrets from the environment, the rest with the client's own values as defaults. */
export function javaConfigFile({ options, frontendOrigin, port }: ProjectModel): string {
  const hasFrontend = frontendOrigin !== undefined;
  const { scopes } = options;
  return source`
package sgid;

import java.net.URI;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What the app runs with. */
final class Config {
    static final List<String> SCOPES = List.of(
        ${scopes.map((scope, at) => `${javaText(scope)}${at < scopes.length - 1 ? ',' : ');'}`)}

    ${comment('//', NOTES.secrets, NOTES.defaults)}
    static final String CLIENT_ID = setting("${VARIABLES.clientId}", ${javaText(options.clientId)});
    static final String CLIENT_SECRET = required("${VARIABLES.secret}");
    static final PrivateKey PRIVATE_KEY = readPrivateKey(required("${VARIABLES.key}"));
    static final String REDIRECT_URI = setting("${VARIABLES.redirectUri}", ${javaText(options.redirectUri)});
    ${comment('//', NOTES.hostname)}
    static final String HOSTNAME = setting("${VARIABLES.hostname}", ${javaText(options.origin)}).replaceAll("/$", "");
    ${only(hasFrontend, ['// Where the pages come from.', `static final String FRONTEND_ORIGIN = setting("${VARIABLES.frontend}", ${javaText(frontendOrigin ?? '')});`])}
    static final int PORT = Integer.parseInt(setting("${VARIABLES.port}", "${port}"));
    /** Whether cookies can be Secure. */
    static final boolean IS_HTTPS = REDIRECT_URI.startsWith("https:");
    /** Origins whose POST requests are the app's own. */
    static final List<String> OWN_ORIGINS = List.of(originOf(REDIRECT_URI)${hasFrontend ? ', FRONTEND_ORIGIN' : ''});

    private Config() {}

    /** What browsers call an origin: in lower case, without the port that its scheme has anyway. */
    private static String originOf(String address) {
        // What follows the path may be what a URI of Java's does not take.
        URI uri = URI.create(address.replaceAll("[?#].*", ""));
        String origin = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        return origin.replaceAll(origin.startsWith("https:") ? ":443$" : ":80$", "");
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) throw new IllegalStateException("Set the environment variable " + name + ".");
        return value;
    }

    ${comment('//', NOTES.keyLines, NOTES.keyEarly)}
    private static PrivateKey readPrivateKey(String text) {
        String pem = text.replace("\\n", "\n").trim();
        if (!pem.startsWith("-----BEGIN PRIVATE KEY-----")) {
            throw new IllegalStateException("${VARIABLES.key} is no PKCS8 PEM; openssl pkcs8 -topk8 -nocrypt makes one.");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (Exception error) {
            throw new IllegalStateException("${VARIABLES.key} is no RSA key.");
        }
    }
}
`;
}
