package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.dto;
import static dev.doorsill.dialect.genauth.sdk.Answers.tokens;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.LoginTokenResponseDataDto;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.SignInOptionsDto;
import cn.authing.sdk.java.dto.SignUpOptionsDto;
import cn.authing.sdk.java.dto.SignUpProfileDto;
import java.util.Map;

/** Somebody with an account that has a username, a password, and both addresses proven, all through the SDK. */
record Resident(String userId, Person person) {
    /** Every scope that fills a profile, and a refresh token. */
    static final String EVERYTHING = "openid profile username email phone offline_access";

    static Resident settle() {
        var sdk = Sdk.client();
        var person = Person.fresh();
        var profile = dto(SignUpProfileDto.class, Map.of("email", person.email(), "phone", person.phone()));
        var options = new SignUpOptionsDto();
        options.setEmailPassCodeForInformationCompletion(
                Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_COMPLETE_EMAIL, person.email()));
        options.setPhonePassCodeForInformationCompletion(
                Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_COMPLETE_PHONE, person.phone()));
        var answer = sdk.signUpByUsernamePassword(person.username(), person.password(), profile, options);
        return new Resident(user(answer).getUserId(), person);
    }

    LoginTokenResponseDataDto signIn(AuthenticationClient sdk) {
        var options = new SignInOptionsDto();
        options.setScope(EVERYTHING);
        return tokens(sdk.signInByUsernamePassword(person.username(), person.password(), options));
    }

    /** A client that this person has signed in with, and whose token it holds. */
    AuthenticationClient signedIn() {
        var sdk = Sdk.client();
        sdk.setAccessToken(signIn(sdk).getAccessToken());
        return sdk;
    }
}
