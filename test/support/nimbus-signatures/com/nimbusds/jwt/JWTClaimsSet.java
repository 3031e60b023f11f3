package com.nimbusds.jwt;

import java.text.ParseException;
import java.util.Date;
import java.util.List;
public final class JWTClaimsSet {
  public String getIssuer() { throw new UnsupportedOperationException(); }
  public String getSubject() { throw new UnsupportedOperationException(); }
  public List<String> getAudience() { throw new UnsupportedOperationException(); }
  public Date getExpirationTime() { throw new UnsupportedOperationException(); }
  public Date getNotBeforeTime() { throw new UnsupportedOperationException(); }
  public Date getIssueTime() { throw new UnsupportedOperationException(); }
  public String getStringClaim(String name) throws ParseException { throw new UnsupportedOperationException(); }
}
