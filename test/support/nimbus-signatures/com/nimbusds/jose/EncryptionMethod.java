package com.nimbusds.jose;

public final class EncryptionMethod extends Algorithm {}
