package com.nimbusds.jose;

public final class JWEAlgorithm extends Algorithm {}
