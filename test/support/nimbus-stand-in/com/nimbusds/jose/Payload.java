package com.nimbusds.jose;

public final class Payload {
  private final byte[] bytes;

  public Payload(byte[] bytes) { this.bytes = bytes; }

  public byte[] toBytes() { return bytes; }
}
