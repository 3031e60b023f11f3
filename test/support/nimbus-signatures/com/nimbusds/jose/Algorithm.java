package com.nimbusds.jose;

public class Algorithm { public String getName() { throw new UnsupportedOperationException(); } }
