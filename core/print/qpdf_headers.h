// SPDX-License-Identifier: Apache-2.0
#pragma once

// libqpdf's headers, for the .cpp files of core/print that finish or check a PDF.

// qpdf moves from its own pointers to std::shared_ptr: take the new ones.
#define POINTERHOLDER_TRANSITION 4

// clang 14 cannot read qpdf/JSON.hh with the vectors of libstdc++ 12 in C++20. Nothing of it is used here, so that the
// lint goes without it; the compiler of the product reads it.
#if defined(__clang__) && __clang_major__ < 16
#define JSON_HH
class JSON;
#endif

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QPDFWriter.hh>
