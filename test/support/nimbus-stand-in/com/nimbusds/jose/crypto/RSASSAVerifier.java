package com.nimbusds.jose.crypto;

import com.nimbusds.jose.*;
import java.security.*;
import java.security.interfaces.RSAPublicKey;

public class RSASSAVerifier implements JWSVerifier {
  private final RSAPublicKey key;

  public RSASSAVerifier(RSAPublicKey key) { this.key = key; }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, byte[] signature) throws GeneralSecurityException {
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) throw new GeneralSecurityException("Another algorithm");
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(key);
    verifier.update(signed);
    try {
      return verifier.verify(signature);
    } catch (SignatureException error) {
      return false;
    }
  }
}
