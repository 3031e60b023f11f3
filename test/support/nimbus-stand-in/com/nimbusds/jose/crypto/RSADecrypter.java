package com.nimbusds.jose.crypto;

import com.nimbusds.jose.*;
import java.security.*;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.*;

public class RSADecrypter implements JWEDecrypter {
  private final PrivateKey privateKey;

  public RSADecrypter(PrivateKey privateKey) { this.privateKey = privateKey; }

  @Override
  public byte[] decrypt(JWEHeader header, byte[][] parts, byte[] aad) throws GeneralSecurityException {
    MGF1ParameterSpec hash = switch (header.getAlgorithm().getName()) {
      case "RSA-OAEP" -> MGF1ParameterSpec.SHA1;
      case "RSA-OAEP-256" -> MGF1ParameterSpec.SHA256;
      default -> throw new GeneralSecurityException("Another algorithm");
    };
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    String digest = hash.getDigestAlgorithm();
    cipher.init(Cipher.DECRYPT_MODE, privateKey, new OAEPParameterSpec(digest, "MGF1", hash, PSource.PSpecified.DEFAULT));
    return Content.open(header, cipher.doFinal(parts[0]), parts, aad);
  }
}
