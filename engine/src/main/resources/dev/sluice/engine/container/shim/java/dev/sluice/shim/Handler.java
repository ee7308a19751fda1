package dev.sluice.shim;

/// The user's handler, whatever its signature: JSON text in, JSON text out.
interface Handler {
    /// @throws Throwable what the handler itself throws
    byte[] handle(byte[] event, CallContext context) throws Throwable;
}
