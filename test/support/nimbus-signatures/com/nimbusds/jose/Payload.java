package com.nimbusds.jose;

public final class Payload { public byte[] toBytes() { throw new UnsupportedOperationException(); } }
