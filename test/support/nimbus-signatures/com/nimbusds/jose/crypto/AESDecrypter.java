package com.nimbusds.jose.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
public class AESDecrypter implements JWEDecrypter { public AESDecrypter(byte[] key) throws JOSEException {} }
