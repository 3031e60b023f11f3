package com.nimbusds.jose;

public final class JWSHeader { public JWSAlgorithm getAlgorithm() { throw new UnsupportedOperationException(); } public String getKeyID() { throw new UnsupportedOperationException(); } }
