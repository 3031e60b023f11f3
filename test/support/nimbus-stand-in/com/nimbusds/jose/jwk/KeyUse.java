package com.nimbusds.jose.jwk;

public record KeyUse(String identifier) { public static final KeyUse SIGNATURE = new KeyUse("sig"); }
