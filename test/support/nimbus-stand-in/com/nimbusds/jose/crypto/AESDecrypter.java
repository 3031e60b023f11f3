package com.nimbusds.jose.crypto;

import com.nimbusds.jose.*;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

public class AESDecrypter implements JWEDecrypter {
  private final byte[] secret;

  public AESDecrypter(byte[] secret) throws JOSEException {
    if (secret.length != 16 && secret.length != 32) throw new JOSEException("A key of another length", null);
    this.secret = secret;
  }

  @Override
  public byte[] decrypt(JWEHeader header, byte[][] parts, byte[] aad) throws GeneralSecurityException {
    return Content.open(header, contentKey(header, parts[0]), parts, aad);
  }

  /** RFC 7518 4.4 and 4.7. */
  private byte[] contentKey(JWEHeader header, byte[] key) throws GeneralSecurityException {
    String bits = "A" + secret.length * 8;
    String name = header.getAlgorithm().getName();
    if (name.equals(bits + "GCMKW")) {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      return Content.gcm(secret, decoder.decode(header.text("iv")), key, decoder.decode(header.text("tag")), new byte[0]);
    }
    if (!name.equals(bits + "KW")) throw new GeneralSecurityException("Another algorithm");
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(secret, "AES"));
    return cipher.unwrap(key, "AES", Cipher.SECRET_KEY).getEncoded();
  }
}
