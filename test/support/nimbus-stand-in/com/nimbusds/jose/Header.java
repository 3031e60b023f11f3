package com.nimbusds.jose;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

public abstract class Header {
  private final Map<String, Object> members;

  Header(Map<String, Object> members, String... needed) throws ParseException {
    this.members = members;
    for (String name : needed) if (JSONObjectUtils.getString(members, name) == null) throw new ParseException("Missing " + name, 0);
    // RFC 7515 4.1.11: nothing that it could name is understood here.
    if (members.containsKey("crit")) throw new ParseException("A critical parameter that is not understood", 0);
  }

  /** A member; null where there is no text of that name. */
  public final String text(String name) { return members.get(name) instanceof String text ? text : null; }
}
