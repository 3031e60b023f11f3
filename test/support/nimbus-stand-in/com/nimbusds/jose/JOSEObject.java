package com.nimbusds.jose;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.*;

/** The parts of a compact serialization (RFC 7515 7.1, RFC 7516 7.1). */
public abstract class JOSEObject {
  private final String[] parts;

  protected JOSEObject(String text, int count) throws ParseException {
    parts = text.split("\\.", -1);
    if (parts.length != count) throw new ParseException("Another number of parts", 0);
  }

  protected final byte[] bytes(int at) throws ParseException {
    try {
      return Base64.getUrlDecoder().decode(parts[at]);
    } catch (IllegalArgumentException error) {
      throw new ParseException("No Base64URL", 0);
    }
  }

  protected final Map<String, Object> members(int at) throws ParseException {
    return JSONObjectUtils.parse(new String(bytes(at), StandardCharsets.UTF_8));
  }

  /** The first parts as they came, with the dots between them. */
  protected final byte[] first(int count) {
    return String.join(".", Arrays.copyOf(parts, count)).getBytes(StandardCharsets.US_ASCII);
  }
}
