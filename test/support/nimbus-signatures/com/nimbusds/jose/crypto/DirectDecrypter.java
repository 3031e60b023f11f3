package com.nimbusds.jose.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
public class DirectDecrypter implements JWEDecrypter { public DirectDecrypter(byte[] key) throws JOSEException {} }
