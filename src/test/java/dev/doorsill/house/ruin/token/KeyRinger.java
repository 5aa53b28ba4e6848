package dev.doorsill.house.ruin.token;

import java.security.KeyPairGenerator;

/** Makes keys where they may only be held. */
record KeyRinger(KeyPairGenerator maker) {}
