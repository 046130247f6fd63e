// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/secret.h"
#include "tests/support/catch_compat.h"

#include <cstring>
#include <optional>
#include <thread>
#include <vector>

using namespace ownwords;
using crypto::Secret;

namespace {

bool isZero(const Secret& secret)
{
    return crypto::sameBytes(secret.view(), Bytes(secret.size(), '\0'));
}

} // namespace

TEST_CASE("the memory for keys can be prepared, and more than once")
{
    CHECK(crypto::start());
    CHECK(crypto::start());
}

TEST_CASE("a secret is zeros, random bytes or a copy")
{
    CHECK(Secret().size() == 32);
    CHECK(isZero(Secret()));
    CHECK(isZero(Secret(64)));
    CHECK(Secret(1).size() == 1);

    const Secret random = Secret::random();
    const Secret other = Secret::random(64);
    CHECK(random.size() == 32);
    CHECK(other.size() == 64);
    CHECK_FALSE(isZero(random));
    CHECK_FALSE(crypto::sameBytes(random.view(), other.view().substr(0, 32)));

    const Secret copy = Secret::copyOf("a key of its own");
    CHECK(copy.size() == 16);
    CHECK(copy.view() == "a key of its own");
    const Secret clone = copy.clone();
    CHECK(clone.view() == copy.view());
    CHECK(clone.data() != copy.data());
}

TEST_CASE("a secret moves without leaving anything behind")
{
    const std::size_t before = crypto::secretsAlive();
    {
        Secret first = Secret::copyOf("first");
        const std::uint8_t* const place = first.data();
        Secret second(std::move(first));
        CHECK(second.data() == place);
        CHECK(first.data() == nullptr); // NOLINT(bugprone-use-after-move): what is left is what is tested
        CHECK(first.size() == 0);
        CHECK(first.view().empty());
        CHECK(crypto::secretsAlive() == before + 1);

        Secret third = Secret::copyOf("the third");
        third = std::move(second);
        CHECK(third.view() == "first");
        CHECK(crypto::secretsAlive() == before + 1);
        Secret& same = third;
        third = std::move(same);
        CHECK(third.view() == "first");

        first = Secret::copyOf("again"); // one that was moved away can be filled
        CHECK(first.view() == "again");
        CHECK(crypto::secretsAlive() == before + 2);
    }
    CHECK(crypto::secretsAlive() == before);
    CHECK(crypto::freeSecretsAreZero());
}

TEST_CASE("what a secret held is wiped when it is given back")
{
    std::optional<Secret> secret = Secret::copyOf("canary canary canary canary");
    std::uint8_t* const place = secret->data();
    secret.reset();
    CHECK(crypto::freeSecretsAreZero());
    // Still our memory: the place is read as a later secret would find it.
    for (std::size_t i = 0; i < Secret::largest; ++i)
        CHECK(place[i] == 0);
    // And the check itself can fail.
    place[3] = 1;
    CHECK_FALSE(crypto::freeSecretsAreZero());
    place[3] = 0;
    CHECK(crypto::freeSecretsAreZero());
}

TEST_CASE("there is room for thousands of secrets, each at a place of its own")
{
    const std::size_t before = crypto::secretsAlive();
    {
        std::vector<Secret> many;
        for (unsigned i = 0; i < 3000; ++i) {
            many.emplace_back(64);
            std::memcpy(many.back().data(), &i, sizeof i);
            std::memcpy(many.back().data() + 60, &i, sizeof i);
        }
        CHECK(crypto::secretsAlive() == before + 3000);
        for (unsigned i = 0; i < 3000; ++i) {
            unsigned first = 0;
            unsigned last = 0;
            std::memcpy(&first, many[i].data(), sizeof first);
            std::memcpy(&last, many[i].data() + 60, sizeof last);
            REQUIRE(first == i);
            REQUIRE(last == i);
        }
        CHECK(crypto::freeSecretsAreZero());
    }
    CHECK(crypto::secretsAlive() == before);
    CHECK(crypto::freeSecretsAreZero());
}

TEST_CASE("secrets are made and given back by many threads at once")
{
    const std::size_t before = crypto::secretsAlive();
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (int& count : wrong) {
        threads.emplace_back([&count] {
            std::vector<Secret> held;
            for (int i = 0; i < 4000; ++i) {
                Secret fresh(32);
                count += isZero(fresh) ? 0 : 1;
                std::memset(fresh.data(), i % 255 + 1, fresh.size());
                held.push_back(std::move(fresh));
                if (held.size() > 100)
                    held.erase(held.begin(), held.begin() + 50);
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(wrong == std::vector<int>(4, 0));
    CHECK(crypto::secretsAlive() == before);
    CHECK(crypto::freeSecretsAreZero());
}

TEST_CASE("a string is wiped to its last byte")
{
    std::string words(100, 'w');
    words.resize(40); // 60 letters stay behind the end
    const char* const place = words.data();
    const std::size_t room = words.capacity();
    crypto::wipe(words);
    CHECK(words.empty());
    REQUIRE(words.data() == place);
    CHECK(BytesView(place, room) == Bytes(room, '\0')); // also behind the end: the string still owns it

    std::string nothing;
    crypto::wipe(nothing);
    CHECK(nothing.empty());
}

TEST_CASE("random bytes and ids are new each time")
{
    CHECK(crypto::randomBytes(0).empty());
    CHECK(crypto::randomBytes(1000).size() == 1000);
    CHECK(crypto::randomBytes(32) != crypto::randomBytes(32));
    CHECK(crypto::randomId() != crypto::randomId());
    // No byte stays the same for 200 calls, unless by a chance of 256^-199.
    IdBytes changed{};
    const IdBytes first = crypto::randomId();
    for (int i = 0; i < 200; ++i) {
        const IdBytes next = crypto::randomId();
        for (std::size_t at = 0; at < next.size(); ++at)
            changed.at(at) = static_cast<std::uint8_t>(changed.at(at) | (first.at(at) ^ next.at(at)));
    }
    for (const std::uint8_t byte : changed)
        CHECK(byte != 0);
}

TEST_CASE("bytes are compared whole")
{
    CHECK(crypto::sameBytes("", ""));
    CHECK(crypto::sameBytes("abc", "abc"));
    CHECK_FALSE(crypto::sameBytes("abc", "abd"));
    CHECK_FALSE(crypto::sameBytes("abc", "Abc"));
    CHECK_FALSE(crypto::sameBytes("abc", "ab"));
    CHECK_FALSE(crypto::sameBytes("", "a"));
}
