package com.nimbusds.jose;

public final class JWEHeader { public JWEAlgorithm getAlgorithm() { throw new UnsupportedOperationException(); } public EncryptionMethod getEncryptionMethod() { throw new UnsupportedOperationException(); } }
