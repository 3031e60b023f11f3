package com.nimbusds.jwt;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.*;

public final class JWTClaimsSet {
  private final Map<String, Object> claims;

  JWTClaimsSet(Map<String, Object> claims) throws ParseException {
    this.claims = claims;
    for (String name : List.of("iss", "sub")) getStringClaim(name);
    for (String name : List.of("exp", "nbf", "iat")) {
      if (claims.get(name) != null && !(claims.get(name) instanceof Number)) throw new ParseException(name + " is no number", 0);
    }
  }

  public String getIssuer() { return (String) claims.get("iss"); }

  public String getSubject() { return (String) claims.get("sub"); }

  public List<String> getAudience() {
    if (claims.get("aud") instanceof List<?> list) return list.stream().map(String::valueOf).toList();
    return claims.get("aud") instanceof String one ? List.of(one) : List.of();
  }

  public Date getExpirationTime() { return date("exp"); }

  public Date getNotBeforeTime() { return date("nbf"); }

  public Date getIssueTime() { return date("iat"); }

  public String getStringClaim(String name) throws ParseException { return JSONObjectUtils.getString(claims, name); }

  private Date date(String name) {
    return claims.get(name) instanceof Number seconds ? new Date(seconds.longValue() * 1000) : null;
  }
}
