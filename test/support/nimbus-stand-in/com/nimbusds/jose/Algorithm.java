package com.nimbusds.jose;

public class Algorithm {
  private final String name;

  public Algorithm(String name) { this.name = name; }

  public final String getName() { return name; }

  @Override
  public boolean equals(Object other) { return other instanceof Algorithm algorithm && name.equals(algorithm.name); }

  @Override
  public final int hashCode() { return name.hashCode(); }
}
