import { JWE_ALGORITHMS, NOTES, REASONS, SECONDS } from '../facts.js';
import { comment, source } from '../source.js';

const set = (items: readonly string[]) => `Set.of(${items.map((item) => `"${item}"`).join(', ')})`;

/** Tokens, userinfo and decryption over plain HTTP with `nimbus-jose-jwt`. */
export function javaOidcFile(): string {
  return source`
package sgid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens, userinfo and decryption over plain HTTP. */
final class Oidc {
    ${comment('//', NOTES.iss)}
    static final String ISSUER = Config.HOSTNAME + "/v2";

    private static final Set<String> BLOCK_KEY_ALGORITHMS = ${set(JWE_ALGORITHMS.blockKey)};
    private static final Set<String> VALUE_ALGORITHMS = ${set(JWE_ALGORITHMS.value)};
    private static final Set<String> CONTENT_ENCRYPTIONS = ${set(JWE_ALGORITHMS.content)};
    ${comment('//', NOTES.tokenRequest)}
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static JWKSet keys = new JWKSet();

    record Tokens(String accessToken, String idToken) {}

    private Oidc() {}

    /** RFC 6749 4.1.3, RFC 7636 4.5. */
    static Tokens exchangeCode(String code, String codeVerifier) throws IOException, InterruptedException, ParseException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", Config.REDIRECT_URI);
        form.put("code_verifier", codeVerifier);
        form.put("client_id", Config.CLIENT_ID);
        form.put("client_secret", Config.CLIENT_SECRET);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ISSUER + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        Map<String, Object> answer = JSONObjectUtils.parse(ask(request, "${REASONS.token}"));
        if (answer.get("access_token") instanceof String accessToken && answer.get("id_token") instanceof String idToken) {
            return new Tokens(accessToken, idToken);
        }
        throw new IOException("${REASONS.token}");
    }

    static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("&"));
    }

    /** OpenID Connect Core 3.1.3.7; returns sub. */
    static String verifyIdToken(String idToken, String nonce, String accessToken)
        throws IOException, InterruptedException, ParseException, JOSEException, NoSuchAlgorithmException {
        SignedJWT token = SignedJWT.parse(idToken);
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm()) || !isSigned(token)) {
            throw new IOException("the ID token is not signed by sgID with RS256");
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        Date now = new Date();
        Date earlier = new Date(now.getTime() - ${SECONDS.clock * 1000});
        Date later = new Date(now.getTime() + ${SECONDS.clock * 1000});
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.UTF_8));
        String half = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        String tokenHash = claims.getStringClaim("at_hash");
        if (!ISSUER.equals(claims.getIssuer())) throw new IOException("iss is another");
        if (!List.of(Config.CLIENT_ID).equals(claims.getAudience())) throw new IOException("aud is not this client alone");
        String party = claims.getStringClaim("azp");
        if (party != null && !party.equals(Config.CLIENT_ID)) throw new IOException("${REASONS.party}");
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.after(later)) throw new IOException("${REASONS.notYet}");
        if (claims.getExpirationTime() == null || !claims.getExpirationTime().after(earlier)) throw new IOException("the ID token has expired");
        if (claims.getIssueTime() == null || claims.getIssueTime().after(later)) throw new IOException("${REASONS.issuedAt}");
        if (!nonce.equals(claims.getStringClaim("nonce"))) throw new IOException("${REASONS.nonce}");
        if (tokenHash != null && !tokenHash.equals(half)) throw new IOException("${REASONS.tokenHash}");
        if (claims.getSubject() == null || claims.getSubject().isEmpty()) throw new IOException("sub is missing");
        return claims.getSubject();
    }

    ${comment('//', NOTES.jwks)}
    private static synchronized boolean isSigned(SignedJWT token)
        throws IOException, InterruptedException, ParseException, JOSEException {
        String kid = token.getHeader().getKeyID();
        if (signingKeys(kid).isEmpty()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ISSUER + "/.well-known/jwks.json"));
            keys = JWKSet.parse(ask(request, "the keys of sgID cannot be fetched"));
        }
        for (RSAKey key : signingKeys(kid)) {
            if (token.verify(new RSASSAVerifier(key.toRSAPublicKey()))) return true;
        }
        return false;
    }

    /** A key without a kid may be any; one that is for encryption is none. */
    private static List<RSAKey> signingKeys(String kid) {
        List<RSAKey> found = new ArrayList<>();
        for (JWK key : keys.getKeys()) {
            boolean fits = kid == null || key.getKeyID() == null || key.getKeyID().equals(kid);
            boolean signs = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
            if (fits && signs && key instanceof RSAKey rsa) found.add(rsa);
        }
        return found;
    }

    /** OpenID Connect Core 5.3: the answer must be of the same person as the ID token. */
    static Map<String, String> fetchData(String accessToken, String sub)
        throws IOException, InterruptedException, ParseException, JOSEException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ISSUER + "/oauth/userinfo"))
            .header("Authorization", "Bearer " + accessToken);
        Map<String, Object> answer = JSONObjectUtils.parse(ask(request, "${REASONS.userinfo}"));
        if (!sub.equals(answer.get("sub"))) throw new IOException("${REASONS.sub}");
        Map<String, Object> data = JSONObjectUtils.getJSONObject(answer, "data");
        if (data == null || data.isEmpty()) return Map.of();
        return decryptData(JSONObjectUtils.getString(answer, "key"), data);
    }

    ${comment('//', NOTES.blockKey)}
    private static Map<String, String> decryptData(String key, Map<String, Object> data)
        throws IOException, ParseException, JOSEException {
        if (key == null) throw new IOException("${REASONS.userinfo}");
        byte[] blockKey = readBlockKey(decrypt(key, BLOCK_KEY_ALGORITHMS, new RSADecrypter(Config.PRIVATE_KEY)));
        Map<String, String> raw = new LinkedHashMap<>();
        for (Map.Entry<String, Object> one : data.entrySet()) {
            String value = String.valueOf(one.getValue());
            boolean direct = "dir".equals(JWEObject.parse(value).getHeader().getAlgorithm().getName());
            JWEDecrypter decrypter = direct ? new DirectDecrypter(blockKey) : new AESDecrypter(blockKey);
            raw.put(one.getKey(), decrypt(value, VALUE_ALGORITHMS, decrypter));
        }
        return raw;
    }

    private static String decrypt(String text, Set<String> algorithms, JWEDecrypter decrypter)
        throws IOException, ParseException, JOSEException {
        JWEObject token = JWEObject.parse(text);
        boolean known = algorithms.contains(token.getHeader().getAlgorithm().getName())
            && CONTENT_ENCRYPTIONS.contains(token.getHeader().getEncryptionMethod().getName());
        if (!known) throw new IOException("an algorithm that is not allowed");
        token.decrypt(decrypter);
        return utf8(token.getPayload().toBytes());
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** The block key is a JWK of type oct (RFC 7517). */
    private static byte[] readBlockKey(String json) throws IOException {
        try {
            Map<String, Object> key = JSONObjectUtils.parse(json);
            if ("oct".equals(key.get("kty"))) return Base64.getUrlDecoder().decode(String.valueOf(key.get("k")));
        } catch (ParseException | IllegalArgumentException error) {
            // The parser's own message may have a piece of the key in it.
        }
        throw new IOException("${REASONS.blockKey}");
    }

    private static String ask(HttpRequest.Builder request, String reason) throws IOException, InterruptedException {
        HttpRequest asked = request.timeout(Duration.ofSeconds(${SECONDS.request})).build();
        HttpResponse<String> answer = HTTP.send(asked, HttpResponse.BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() == 200 && type.startsWith("application/json")) return answer.body();
        throw new IOException(reason + " (" + answer.statusCode() + ")");
    }
}
`;
}
