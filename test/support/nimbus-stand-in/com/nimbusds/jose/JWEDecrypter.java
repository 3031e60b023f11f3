package com.nimbusds.jose;

import java.security.GeneralSecurityException;

/** The parts of a JWE after its header: encrypted key, IV, ciphertext, tag. */
public interface JWEDecrypter {
  byte[] decrypt(JWEHeader header, byte[][] parts, byte[] aad) throws GeneralSecurityException;
}
