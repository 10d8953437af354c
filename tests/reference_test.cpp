// References to a secret that is kept elsewhere, and what only looks like one: every form of
// detection.md section 3.1 is a row.
#include "rules/shared/reference.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "rules/shared/variable.h"
#include "tests/support/verdict.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::rules;
using dexlint::test::verdict_on_text;

namespace {

constexpr std::string_view references[] = {
    // Environment, shells, kubelet
    "$VAR", "${VAR}", "${VAR:-}", "${VAR:=}", "${VAR:?}", "${VAR:?must be set}", "$(VAR)", "$$VAR",
    "$${VAR}", "${VAR:-$OTHER}", "${VAR:-${OTHER}}", "${VAR:=${OTHER:-}}", "${my-secret}",
    "${spring.secret}", "${env:SECRET}", "${ssm:/dex/secret}", "$_VAR1", "${A}${B}", "${A}-${B}",
    "$(A)$(B)",
    // Templates
    "{{ .Values.secret }}", "{{secret}}", "{{{ secret }}}", "<%= ENV['SECRET'] %>",
    "${{ secrets.DEX }}", "<< pipeline.parameters.secret >>", "x-{{ .Values.secret }}",
    "{{resolve:secretsmanager:dex:SecretString:secret}}", "{{ lookup('env', 'X') }}",
    // bank-vaults
    "vault:secret/data/dex#clientSecret", "vault:secret/data/dex#clientSecret#1",
    "vault:secret/data/dex#${.a}-${.b}", "${vault:secret/data/dex#clientSecret}",
    ">>vault:secret/data/dex#clientSecret#{\"a\":\"b\"}",
    // argocd-vault-plugin and argocd-vault-replacer
    "<path:kv/data/dex#secret>", "<path:kv/data/dex#secret#1>", "x-<path:kv/data/dex#secret>-y",
    "<secret | base64encode>", "<secret:/kv/data/dex~secret>", "<vault:kv/data/dex~secret>",
    // vals
    "ref+vault://kv/dex#/secret", "ref+awssecrets://dex?region=eu-west-1#/secret+",
    "ref+op://vault/dex/secret", "secretref+vault://kv/dex#/secret", "x-ref+sops://dex.yaml#/a+-y",
    // Argo CD
    "$dex.github.clientSecret", "$argocd-secret:dex.clientSecret", "$my_secret:key",
    // 1Password, AWS, Google, Azure
    "op://vault/dex/secret", "op://vault/dex/section/secret",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:dex-a1b2c3",
    "arn:aws:ssm:eu-west-1:123456789012:parameter/dex",
    "arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:dex-a1b2c3",
    "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/dex", "projects/p/secrets/dex",
    "projects/p/secrets/dex/versions/latest", "sm://p/dex",
    "https://dex.vault.azure.net/secrets/client-secret", "https://dex.vault.azure.net/secrets/a/1",
    "@Microsoft.KeyVault(SecretUri=https://dex.vault.azure.net/secrets/a/)",
    // Encrypted
    "ENC[AES256_GCM,data:ZmFrZQ==,iv:ZmFrZQ==,tag:ZmFrZQ==,type:str]", "ENC[PKCS7,ZmFrZQ==]",
    "ENC[GPG,ZmFrZQ==]", "ENC(ZmFrZWZha2U=)", "{cipher}ZmFrZWZha2VmYWtl", "{cipher}66616b65",
    "$ANSIBLE_VAULT;1.1;AES256", "age-encryption.org/v1", "-----BEGIN AGE ENCRYPTED FILE-----",
    "-----BEGIN PGP MESSAGE-----",
    // Files
    "$__file{/etc/secrets/dex}", "$__env{SECRET}", "file:///etc/secrets/dex", "/etc/dex/secret",
    "/var/run/secrets/dex/client-secret", "/vault/secrets/dex.txt",
    // Others
    "!var dex/client/secret", "#{DexSecret}#", "__DEX_SECRET__", "%%DEX_SECRET%%",
    // Changes of a variable, paths to one
    "${VAR^^}", "${VAR,,}", "${VAR#prefix}", "${VAR%suffix}", "${VAR/a/b}", "${VAR:0:5}", "${VAR?}",
    "${VAR?must be set}", "${VAR-}", "${VAR=}", "${VAR:+}", "${VAR:-${OTHER:-}}", "${var.secret}",
    "${local.db.password}", "${random_password.db.result}", "${module.db[\"main\"].password}",
    "${data.aws_ssm_parameter.dex.value}", "${file(\"x\")}", "${secrets:dex/client:secret}",
    "${file:/opt/dex/secret:key}", "${sm://projects/p/secrets/s}", "${DB-PASSWORD}",
    "${aws_secret[0].value}",
    // Pipelines
    "$[variables.secret]", "((dex/client-secret))", "<+secrets.getValue(\"dex\")>",
    "@@DEX_SECRET@@", "@dex.secret@", "%DEX_SECRET%", "#{Dex.Secret}", "%{hiera('dex::secret')}",
    "@{store:secret}", "{$DEX_SECRET}", "{env.DEX_SECRET}", "env:DEX_SECRET", "env://DEX_SECRET",
    "os.environ/DEX_SECRET", "[[ .Secret ]]",
    // Stores
    "vault:secret/data/dex", "hashivault://dex", "vault://kv/dex", "awssm://dex/secret",
    "gcpsm://p/dex", "berglas://bucket/dex", "k8s://ns/secret", "secret://dex", "akvs://v/dex",
    "dex-secret@azurekeyvault", "https://dex.vault.azure.cn/secrets/a",
    "https://dex.vault.usgovcloudapi.net/secrets/a", "keyvault:dex-secret",
    // Encrypted
    "vault:v1:ZmFrZWZha2U=", "-----BEGIN PKCS7-----",
    "{AES}ZmFrZWZha2U=", "encrypted:ZmFrZQ==", "ENC[GCPKMS,ZmFrZQ==]",
    "$ANSIBLE_VAULT;1.2;AES256;dev",
    // Files
    "./secrets/dex", "../dex.key", "~/.ssh/id_rsa", "$__vault{dex}"};

// Not references, whatever they start with.
constexpr std::string_view no_references[] = {
    "$ecret!", "Pa${x}ss9w", "${literal with spaces}", "$2a$10$notarealhashnotarealhash",
    "$argon2id$v=19$m=65536$notareal", "$6$notarealsalt$notareal", "$apr1$fake$notareal",
    "${VAR:-not-s3cr3t-9x}", "${VAR:=not-s3cr3t-9x}", "${VAR:-9x{f}", "$1abc9x", "$", "$$", "${}",
    "$(9x y)q", "postgres-9x$PW", "a$VAR9x", "$VAR with 9x", "p2ER{{uLG", "x}}q9{{w", "ref+9xq",
    "vaultq:9x#y", "op:/9x/yq", "projectsq/9x", "/9j/4AAQfakeSkZJRgAB",
    "/Ab9+xQ/fakeZ==", "ENC[9xq", "ENC9xq]", "{cipher}", "<9xq", "q>9x<", "arn:aws:s3:::dex9x",
    // Other hashes and forms of passwords
    "$2y$05$notarealhashnotarealhash", "$5$rounds=5000$fake$notareal", "$y$j9T$fake$notareal",
    "$pbkdf2-sha256$29000$fake", "$ecret9!x", "$9xQz", "$VAR!9x", "$(9xq", "${VAR", "${9x}",
    "${A B9x}", "${VAR:-${OTHER:-9xQzk2Lp}}", "${VAR:+9xQzk2Lp}", "${VAR=9xQzk2Lp}",
    "${PASSWORD-9xQzk2Lp}",
    // The word alone, in prose or in part
    "vault: 9x see the wiki", "vault:9xQz", "vault 9xq", "op://9xq", "op:9xq/y", "sm:9xq",
    "ref 9xq://", "prefab+9xq", "ENC[AES256_GCM]9x", "ENC[9xq,]", "ENC[,9xq]", "ENC(9x q)",
    "ENC[aes,9xq]", "the file:9xq", "env:9xq", "projects 9x/secrets/q", "arn:9xq:secretsmanager:q",
    "9x{cipher}q", "{cipher}9x!q", "x$ANSIBLE_VAULT;9x", "https://9x.example.com/secrets/a?t=Q",
    "__9x__q", "__9x!__", "%9x!%", "@9x!@", "#{9x!}", "((9x!))", "<path:9xq>", "<+9x q>", "{$9x}",
    "vault:v1:", "vault:vx:9q", "./", "~", "~9xq", ".9x/q"};

struct Default {
  std::string_view value;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const Default& row) { return out << row.value; }

// A default that is a value of its own is judged as if it stood alone.
constexpr Default defaults[] = {
    {"${VAR:-9xQzk2Lp}", "literal"},        {"${VAR:=9xQzk2Lp}", "literal"},
    {"${VAR:-${B:-9xQzk2Lp}}", "literal"},  {"${PASSWORD-9xQzk2Lp}", "literal"},
    {"${VAR:-changeme}", "placeholder"},    {"${VAR:-<your secret>}", "placeholder"},
    {"${VAR:-password}", "weak"},           {"${VAR:=admin}", "weak"},
    {"${VAR:-${OTHER:-postgres}}", "weak"}, {"${VAR:-}", "reference"},
    {"${VAR:-$OTHER}", "reference"},        {"${VAR:?set it}", "reference"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_reference_is_no_secret, utf::data::make(references), value) {
  BOOST_TEST(verdict_on_text(value) == "reference");
}

BOOST_DATA_TEST_CASE(a_reference_in_a_secret_is_one_too, utf::data::make(references), value) {
  BOOST_TEST(verdict_on_text(value, "password", CredentialField::secret_data) == "reference");
}

BOOST_DATA_TEST_CASE(a_reference_in_values_is_one_too, utf::data::make(references), value) {
  BOOST_TEST(verdict_on_text(value, "password", CredentialField::values_credential) == "reference");
}

BOOST_DATA_TEST_CASE(what_looks_like_a_reference_may_be_none, utf::data::make(no_references),
                     value) {
  BOOST_TEST(!is_reference(value));
  BOOST_TEST(verdict_on_text(value) != "reference");
}

BOOST_DATA_TEST_CASE(a_default_is_judged, utf::data::make(defaults), row) {
  BOOST_TEST(verdict_on_text(row.value) == row.expected);
}

BOOST_AUTO_TEST_CASE(only_variables_are_environment_references) {
  for (const std::string_view value : {"$VAR", "${VAR}", "$$VAR", "${VAR:-}"})
    BOOST_TEST(is_environment_reference(value));
  for (const std::string_view value : {"{{ .x }}", "$(VAR)", "vault:a#b", "x$VAR", "$a:b"})
    BOOST_TEST(!is_environment_reference(value));
}

BOOST_AUTO_TEST_CASE(a_default_is_found_through_variables) {
  BOOST_TEST(default_of("${A:-${B:=x}}") == "x");
  BOOST_TEST(default_of("${A}") == "${A}");
  BOOST_TEST(default_of("x") == "x");
  BOOST_TEST(default_of("") == "");
}
