package com.nimbusds.jose;

public class JOSEException extends Exception {
  private static final long serialVersionUID = 1;

  public JOSEException(String message, Throwable cause) { super(message, cause); }
}
