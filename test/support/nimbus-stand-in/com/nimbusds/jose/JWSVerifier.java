package com.nimbusds.jose;

import java.security.GeneralSecurityException;

public interface JWSVerifier {
  boolean verify(JWSHeader header, byte[] signed, byte[] signature) throws GeneralSecurityException;
}
