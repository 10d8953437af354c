#include "rules/shared/remedy.h"

#include <string_view>

#include "rules/shared/secret_flow.h"

namespace dexlint::rules {
namespace {

// Where each provider makes a new client secret, by the names in its console or documentation.
std::string_view new_client_secret(Provider provider) {
  switch (provider) {
    case Provider::auth0:
      return "Rotate it in Auth0 first: Applications, the application, Settings, Rotate secret.";
    case Provider::okta:
      return "Rotate it in Okta first: Applications, the application, General, Client Credentials, "
             "Generate new secret; then deactivate the old one.";
    case Provider::entra:
      return "Rotate it in Microsoft Entra first: App registrations, the application, Certificates "
             "& secrets, New client secret; then delete the old one.";
    case Provider::github:
      return "Rotate it at GitHub first: Developer settings, OAuth Apps, the app, Generate a new "
             "client secret; then delete the old one.";
    case Provider::gitlab:
      return "Rotate it in GitLab first: Applications, the application, Renew secret.";
    case Provider::google:
      return "Rotate it at Google first: APIs & Services, Credentials, the OAuth client, Add "
             "secret; then disable the old one.";
    case Provider::keycloak:
      return "Rotate it in Keycloak first: Clients, the client, Credentials, Regenerate.";
    case Provider::unknown:
      break;
  }
  return "Make a new client secret at the identity provider first: the old one is known.";
}

std::string_view rotation(const Credential& credential) {
  switch (credential.field) {
    case CredentialField::client_secret:
    case CredentialField::argocd_oidc_secret:
      return new_client_secret(credential.provider);
    case CredentialField::bind_password:
      return "Change the password of the bind account first: the old one is known.";
    case CredentialField::static_client_secret:
      return "Make a new secret for the client first (openssl rand -hex 32), and give it to the "
             "client.";
    case CredentialField::keystone_password:
    case CredentialField::storage_password:
      return "Change the password first: the old one is known.";
    default:
      return "Make a new value first: the old one is known.";
  }
}

bool is_static_client(const Credential& credential) {
  return credential.field == CredentialField::static_client_secret;
}

std::string_view place_in(const Credential& credential) {
  switch (credential.platform) {
    case Platform::pachyderm:
      return is_static_client(credential)
                 ? "Then move the clients into a Secret that is not in the repository, and name it "
                   "in oidc.additionalClientsSecretName."
                 : "Then move the connectors into a Secret that is not in the repository, and name "
                   "it in oidc.upstreamIDPsSecretName: Pachyderm fills in no variables.";
    case Platform::argocd:
      return "Then keep it in a Secret with the label app.kubernetes.io/part-of: argocd, and write "
             "$SECRET-NAME:KEY here.";
    case Platform::dex:
      return is_static_client(credential)
                 ? "Then write secretEnv: NAME (the bare name) in place of secret, and set the "
                   "variable from a Secret."
                 : "Then write $NAME here, and set the variable from a Secret.";
    case Platform::unknown:
      break;
  }
  return "Then let the platform fill it in: plain Dex takes $NAME, Argo CD $SECRET-NAME:KEY, "
         "Pachyderm a Secret named in oidc.upstreamIDPsSecretName.";
}

bool is_of_dex(CredentialField field) {
  switch (field) {
    case CredentialField::client_secret:
    case CredentialField::bind_password:
    case CredentialField::keystone_password:
    case CredentialField::static_client_secret:
    case CredentialField::storage_password:
    case CredentialField::argocd_oidc_secret:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool is_in_secret(const Node* node) {
  for (const Node* at = node; at != nullptr; at = at->parent) {
    if (at->is_mapping() && effective_scalar(at, "kind").text() == "Secret") return true;
  }
  return false;
}

std::string remedy_for(const Credential& credential) {
  if (!is_of_dex(credential.field)) return {};
  const bool committed = is_in_secret(credential.value.node());
  const bool is_known =
      credential.provider != Provider::unknown || credential.platform != Platform::unknown;
  if (!committed && !is_known) return {};
  std::string text(rotation(credential));
  text += ' ';
  text += committed ? "Then commit the Secret only encrypted (kubeseal, sops), or let an "
                      "ExternalSecret make it."
                    : place_in(credential);
  return text;
}

void report_plain_text(const Credential& credential, MessageTemplate message,
                       std::vector<Argument> arguments, Severity severity, Run& run,
                       Confidence confidence) {
  run.report({.at = credential.value.place(),
              .about = credential.value.node(),
              .message = message,
              .arguments = std::move(arguments),
              .severity = severity,
              .confidence = confidence,
              .related = places_of(credential.flow),
              .advice = remedy_for(credential)});
}

}  // namespace dexlint::rules
