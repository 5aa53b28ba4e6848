package dev.doorsill.provider;

/** How a third-party provider is spoken to. */
public enum ProviderKind {
    /** OpenID Connect, all else found by discovery. */
    OIDC,
    /** OpenID Connect with Google's own addresses. */
    GOOGLE,
    /** OAuth 2.0 and GitHub's REST API; GitHub Enterprise Server, too. */
    GITHUB,
    /** The OAuth dialect of WeChat's open platform, for websites. */
    WECHAT
}
