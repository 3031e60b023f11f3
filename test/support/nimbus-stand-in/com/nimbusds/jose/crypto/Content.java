package com.nimbusds.jose.crypto;

import com.nimbusds.jose.JWEHeader;
import java.nio.ByteBuffer;
import java.security.*;
import java.util.Arrays;
import javax.crypto.*;
import javax.crypto.spec.*;

/** Content encryption (RFC 7518 5.2, 5.3). */
final class Content {
  private Content() {}

  static byte[] open(JWEHeader header, byte[] key, byte[][] parts, byte[] aad) throws GeneralSecurityException {
    String name = header.getEncryptionMethod().getName();
    int bits = name.matches("A(128|256)GCM|A128CBC-HS256|A256CBC-HS512") ? Integer.parseInt(name.replaceAll(".*HS|[^0-9]", "")) : 0;
    if (key.length * 8 != bits) throw new GeneralSecurityException("Another encryption, or a key of another length");
    return name.endsWith("GCM") ? gcm(key, parts[1], parts[2], parts[3], aad) : cbc(key, parts[1], parts[2], parts[3], aad);
  }

  static byte[] gcm(byte[] key, byte[] iv, byte[] text, byte[] tag, byte[] aad) throws GeneralSecurityException {
    if (iv.length != 12 || tag.length != 16) throw new GeneralSecurityException("An IV or a tag of another length");
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
    cipher.updateAAD(aad);
    return cipher.doFinal(ByteBuffer.allocate(text.length + tag.length).put(text).put(tag).array());
  }

  /** The first half of the key is for the tag. */
  private static byte[] cbc(byte[] key, byte[] iv, byte[] text, byte[] tag, byte[] aad) throws GeneralSecurityException {
    int half = key.length / 2;
    Mac mac = Mac.getInstance(half == 16 ? "HmacSHA256" : "HmacSHA512");
    mac.init(new SecretKeySpec(key, 0, half, mac.getAlgorithm()));
    for (byte[] part : new byte[][] {aad, iv, text, ByteBuffer.allocate(8).putLong(aad.length * 8L).array()}) mac.update(part);
    if (!MessageDigest.isEqual(Arrays.copyOf(mac.doFinal(), half), tag)) throw new AEADBadTagException("Another tag");
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, half, half, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(text);
  }
}
