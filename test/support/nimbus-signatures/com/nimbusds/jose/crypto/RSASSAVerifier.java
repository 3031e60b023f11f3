package com.nimbusds.jose.crypto;

import com.nimbusds.jose.JWSVerifier;
import java.security.interfaces.RSAPublicKey;
public class RSASSAVerifier implements JWSVerifier { public RSASSAVerifier(RSAPublicKey key) {} }
