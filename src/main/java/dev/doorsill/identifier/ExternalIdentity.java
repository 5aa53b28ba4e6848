package dev.doorsill.identifier;

/**
 * A person as a third party knows them. Two of one issuer are the same person if and only if their subjects are equal
 * (OpenID Connect Core 1.0, section 5.7); nothing else the third party tells, an e-mail address least of all, says who
 * somebody is.
 *
 * @param provider the id of the provider among the settings, through which the person came
 * @param issuer who gives out the subjects: {@code iss}, or what stands for it where a provider has none
 * @param subject the person, at that issuer. Personal data
 */
public record ExternalIdentity(String provider, String issuer, String subject) {
    /** One text for issuer and subject: equal for the same person. */
    public String key() {
        return issuer + ' ' + subject;
    }

    @Override
    public String toString() {
        return "identity of " + provider;
    }
}
