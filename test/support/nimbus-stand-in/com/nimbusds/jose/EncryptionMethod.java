package com.nimbusds.jose;

public final class EncryptionMethod extends Algorithm { public EncryptionMethod(String name) { super(name); } }
