package com.nimbusds.jose;

public final class JWEAlgorithm extends Algorithm { public JWEAlgorithm(String name) { super(name); } }
